# Generated from the declarations of the commands: cox completion bash
_cox_commands() {
    printf '%s\n' \
        alias \
        annotate \
        api-resources \
        api-versions \
        apply \
        attach \
        auth \
        autoscale \
        cd \
        certificate \
        cluster \
        cluster-info \
        completion \
        config \
        cordon \
        cp \
        create \
        debug \
        delete \
        describe \
        diff \
        docker \
        drain \
        echo \
        edit \
        event \
        events \
        exec \
        exit \
        explain \
        export \
        expose \
        get \
        help \
        history \
        kustomize \
        label \
        log \
        logs \
        ns \
        options \
        patch \
        plugin \
        port-forward \
        practice \
        proxy \
        pwd \
        quit \
        replace \
        rollout \
        run \
        scale \
        set \
        settings \
        sleep \
        source \
        taint \
        time \
        top \
        uncordon \
        unset \
        use \
        version \
        wait
}
_cox_name() {
    case "$*" in
        "create secret docker-registry" | "create secret docker-registry "*) printf '%s' "create secret docker-registry" ;;
        "create service externalname" | "create service externalname "*) printf '%s' "create service externalname" ;;
        "create service loadbalancer" | "create service loadbalancer "*) printf '%s' "create service loadbalancer" ;;
        "create poddisruptionbudget" | "create poddisruptionbudget "*) printf '%s' "create poddisruptionbudget" ;;
        "create clusterrolebinding" | "create clusterrolebinding "*) printf '%s' "create clusterrolebinding" ;;
        "create service clusterip" | "create service clusterip "*) printf '%s' "create service clusterip" ;;
        "practice snapshot delete" | "practice snapshot delete "*) printf '%s' "practice snapshot delete" ;;
        "apply edit-last-applied" | "apply edit-last-applied "*) printf '%s' "apply edit-last-applied" ;;
        "apply view-last-applied" | "apply view-last-applied "*) printf '%s' "apply view-last-applied" ;;
        "create service nodeport" | "create service nodeport "*) printf '%s' "create service nodeport" ;;
        "create svc externalname" | "create svc externalname "*) printf '%s' "create svc externalname" ;;
        "create svc loadbalancer" | "create svc loadbalancer "*) printf '%s' "create svc loadbalancer" ;;
        "docker container remove" | "docker container remove "*) printf '%s' "docker container remove" ;;
        "apply set-last-applied" | "apply set-last-applied "*) printf '%s' "apply set-last-applied" ;;
        "config current-context" | "config current-context "*) printf '%s' "config current-context" ;;
        "config set-credentials" | "config set-credentials "*) printf '%s' "config set-credentials" ;;
        "practice snapshot list" | "practice snapshot list "*) printf '%s' "practice snapshot list" ;;
        "practice snapshot load" | "practice snapshot load "*) printf '%s' "practice snapshot load" ;;
        "practice snapshot save" | "practice snapshot save "*) printf '%s' "practice snapshot save" ;;
        "config delete-cluster" | "config delete-cluster "*) printf '%s' "config delete-cluster" ;;
        "config delete-context" | "config delete-context "*) printf '%s' "config delete-context" ;;
        "config rename-context" | "config rename-context "*) printf '%s' "config rename-context" ;;
        "create secret generic" | "create secret generic "*) printf '%s' "create secret generic" ;;
        "create serviceaccount" | "create serviceaccount "*) printf '%s' "create serviceaccount" ;;
        "docker container exec" | "docker container exec "*) printf '%s' "docker container exec" ;;
        "docker container list" | "docker container list "*) printf '%s' "docker container list" ;;
        "docker container logs" | "docker container logs "*) printf '%s' "docker container logs" ;;
        "create priorityclass" | "create priorityclass "*) printf '%s' "create priorityclass" ;;
        "create resourcequota" | "create resourcequota "*) printf '%s' "create resourcequota" ;;
        "create svc clusterip" | "create svc clusterip "*) printf '%s' "create svc clusterip" ;;
        "certificate approve" | "certificate approve "*) printf '%s' "certificate approve" ;;
        "config get-clusters" | "config get-clusters "*) printf '%s' "config get-clusters" ;;
        "config get-contexts" | "config get-contexts "*) printf '%s' "config get-contexts" ;;
        "create svc nodeport" | "create svc nodeport "*) printf '%s' "create svc nodeport" ;;
        "docker container ls" | "docker container ls "*) printf '%s' "docker container ls" ;;
        "docker container ps" | "docker container ps "*) printf '%s' "docker container ps" ;;
        "docker container rm" | "docker container rm "*) printf '%s' "docker container rm" ;;
        "practice fail clear" | "practice fail clear "*) printf '%s' "practice fail clear" ;;
        "practice fail crash" | "practice fail crash "*) printf '%s' "practice fail crash" ;;
        "practice fail image" | "practice fail image "*) printf '%s' "practice fail image" ;;
        "cluster kubeconfig" | "cluster kubeconfig "*) printf '%s' "cluster kubeconfig" ;;
        "config delete-user" | "config delete-user "*) printf '%s' "config delete-user" ;;
        "config set-cluster" | "config set-cluster "*) printf '%s' "config set-cluster" ;;
        "config set-context" | "config set-context "*) printf '%s' "config set-context" ;;
        "config use-context" | "config use-context "*) printf '%s' "config use-context" ;;
        "create clusterrole" | "create clusterrole "*) printf '%s' "create clusterrole" ;;
        "create rolebinding" | "create rolebinding "*) printf '%s' "create rolebinding" ;;
        "practice fail list" | "practice fail list "*) printf '%s' "practice fail list" ;;
        "practice fail node" | "practice fail node "*) printf '%s' "practice fail node" ;;
        "set serviceaccount" | "set serviceaccount "*) printf '%s' "set serviceaccount" ;;
        "cluster-info dump" | "cluster-info dump "*) printf '%s' "cluster-info dump" ;;
        "create deployment" | "create deployment "*) printf '%s' "create deployment" ;;
        "create secret tls" | "create secret tls "*) printf '%s' "create secret tls" ;;
        "practice fail oom" | "practice fail oom "*) printf '%s' "practice fail oom" ;;
        "certificate deny" | "certificate deny "*) printf '%s' "certificate deny" ;;
        "config get-users" | "config get-users "*) printf '%s' "config get-users" ;;
        "create configmap" | "create configmap "*) printf '%s' "create configmap" ;;
        "create namespace" | "create namespace "*) printf '%s' "create namespace" ;;
        "rollout history" | "rollout history "*) printf '%s' "rollout history" ;;
        "rollout restart" | "rollout restart "*) printf '%s' "rollout restart" ;;
        "auth reconcile" | "auth reconcile "*) printf '%s' "auth reconcile" ;;
        "cluster status" | "cluster status "*) printf '%s' "cluster status" ;;
        "create cronjob" | "create cronjob "*) printf '%s' "create cronjob" ;;
        "create ingress" | "create ingress "*) printf '%s' "create ingress" ;;
        "create service" | "create service "*) printf '%s' "create service" ;;
        "rollout resume" | "rollout resume "*) printf '%s' "rollout resume" ;;
        "rollout status" | "rollout status "*) printf '%s' "rollout status" ;;
        "api-resources" | "api-resources "*) printf '%s' "api-resources" ;;
        "cluster reset" | "cluster reset "*) printf '%s' "cluster reset" ;;
        "cluster serve" | "cluster serve "*) printf '%s' "cluster serve" ;;
        "cluster start" | "cluster start "*) printf '%s' "cluster start" ;;
        "create deploy" | "create deploy "*) printf '%s' "create deploy" ;;
        "create secret" | "create secret "*) printf '%s' "create secret" ;;
        "practice seed" | "practice seed "*) printf '%s' "practice seed" ;;
        "rollout pause" | "rollout pause "*) printf '%s' "rollout pause" ;;
        "set resources" | "set resources "*) printf '%s' "set resources" ;;
        "api-versions" | "api-versions "*) printf '%s' "api-versions" ;;
        "cluster stop" | "cluster stop "*) printf '%s' "cluster stop" ;;
        "cluster-info" | "cluster-info "*) printf '%s' "cluster-info" ;;
        "config unset" | "config unset "*) printf '%s' "config unset" ;;
        "create quota" | "create quota "*) printf '%s' "create quota" ;;
        "create token" | "create token "*) printf '%s' "create token" ;;
        "port-forward" | "port-forward "*) printf '%s' "port-forward" ;;
        "rollout undo" | "rollout undo "*) printf '%s' "rollout undo" ;;
        "set selector" | "set selector "*) printf '%s' "set selector" ;;
        "auth whoami" | "auth whoami "*) printf '%s' "auth whoami" ;;
        "config view" | "config view "*) printf '%s' "config view" ;;
        "create role" | "create role "*) printf '%s' "create role" ;;
        "docker exec" | "docker exec "*) printf '%s' "docker exec" ;;
        "docker logs" | "docker logs "*) printf '%s' "docker logs" ;;
        "plugin list" | "plugin list "*) printf '%s' "plugin list" ;;
        "set subject" | "set subject "*) printf '%s' "set subject" ;;
        "auth can-i" | "auth can-i "*) printf '%s' "auth can-i" ;;
        "completion" | "completion "*) printf '%s' "completion" ;;
        "config set" | "config set "*) printf '%s' "config set" ;;
        "config use" | "config use "*) printf '%s' "config use" ;;
        "create ing" | "create ing "*) printf '%s' "create ing" ;;
        "create job" | "create job "*) printf '%s' "create job" ;;
        "create pdb" | "create pdb "*) printf '%s' "create pdb" ;;
        "create svc" | "create svc "*) printf '%s' "create svc" ;;
        "help learn" | "help learn "*) printf '%s' "help learn" ;;
        "autoscale" | "autoscale "*) printf '%s' "autoscale" ;;
        "create cj" | "create cj "*) printf '%s' "create cj" ;;
        "create cm" | "create cm "*) printf '%s' "create cm" ;;
        "create ns" | "create ns "*) printf '%s' "create ns" ;;
        "create pc" | "create pc "*) printf '%s' "create pc" ;;
        "create sa" | "create sa "*) printf '%s' "create sa" ;;
        "docker ps" | "docker ps "*) printf '%s' "docker ps" ;;
        "docker rm" | "docker rm "*) printf '%s' "docker rm" ;;
        "kustomize" | "kustomize "*) printf '%s' "kustomize" ;;
        "set image" | "set image "*) printf '%s' "set image" ;;
        "top nodes" | "top nodes "*) printf '%s' "top nodes" ;;
        "annotate" | "annotate "*) printf '%s' "annotate" ;;
        "describe" | "describe "*) printf '%s' "describe" ;;
        "settings" | "settings "*) printf '%s' "settings" ;;
        "top node" | "top node "*) printf '%s' "top node" ;;
        "top pods" | "top pods "*) printf '%s' "top pods" ;;
        "uncordon" | "uncordon "*) printf '%s' "uncordon" ;;
        "explain" | "explain "*) printf '%s' "explain" ;;
        "history" | "history "*) printf '%s' "history" ;;
        "options" | "options "*) printf '%s' "options" ;;
        "replace" | "replace "*) printf '%s' "replace" ;;
        "set env" | "set env "*) printf '%s' "set env" ;;
        "top pod" | "top pod "*) printf '%s' "top pod" ;;
        "version" | "version "*) printf '%s' "version" ;;
        "attach" | "attach "*) printf '%s' "attach" ;;
        "cordon" | "cordon "*) printf '%s' "cordon" ;;
        "create" | "create "*) printf '%s' "create" ;;
        "delete" | "delete "*) printf '%s' "delete" ;;
        "events" | "events "*) printf '%s' "events" ;;
        "export" | "export "*) printf '%s' "export" ;;
        "expose" | "expose "*) printf '%s' "expose" ;;
        "set sa" | "set sa "*) printf '%s' "set sa" ;;
        "source" | "source "*) printf '%s' "source" ;;
        "top no" | "top no "*) printf '%s' "top no" ;;
        "top po" | "top po "*) printf '%s' "top po" ;;
        "alias" | "alias "*) printf '%s' "alias" ;;
        "apply" | "apply "*) printf '%s' "apply" ;;
        "debug" | "debug "*) printf '%s' "debug" ;;
        "drain" | "drain "*) printf '%s' "drain" ;;
        "event" | "event "*) printf '%s' "event" ;;
        "label" | "label "*) printf '%s' "label" ;;
        "patch" | "patch "*) printf '%s' "patch" ;;
        "proxy" | "proxy "*) printf '%s' "proxy" ;;
        "scale" | "scale "*) printf '%s' "scale" ;;
        "sleep" | "sleep "*) printf '%s' "sleep" ;;
        "taint" | "taint "*) printf '%s' "taint" ;;
        "unset" | "unset "*) printf '%s' "unset" ;;
        "diff" | "diff "*) printf '%s' "diff" ;;
        "echo" | "echo "*) printf '%s' "echo" ;;
        "edit" | "edit "*) printf '%s' "edit" ;;
        "exec" | "exec "*) printf '%s' "exec" ;;
        "exit" | "exit "*) printf '%s' "exit" ;;
        "help" | "help "*) printf '%s' "help" ;;
        "logs" | "logs "*) printf '%s' "logs" ;;
        "quit" | "quit "*) printf '%s' "quit" ;;
        "time" | "time "*) printf '%s' "time" ;;
        "wait" | "wait "*) printf '%s' "wait" ;;
        "get" | "get "*) printf '%s' "get" ;;
        "log" | "log "*) printf '%s' "log" ;;
        "pwd" | "pwd "*) printf '%s' "pwd" ;;
        "run" | "run "*) printf '%s' "run" ;;
        "set" | "set "*) printf '%s' "set" ;;
        "use" | "use "*) printf '%s' "use" ;;
        "cd" | "cd "*) printf '%s' "cd" ;;
        "cp" | "cp "*) printf '%s' "cp" ;;
        "ns" | "ns "*) printf '%s' "ns" ;;
    esac
}
_cox_flags() {
    printf '%s\n' --namespace -n --context --cluster --user --kubeconfig --server -s --token --username --password --as --as-group --as-uid --as-user-extra --certificate-authority --client-certificate --client-key --tls-server-name --insecure-skip-tls-verify --request-timeout --help -h --v -v --verbose
    case $1 in
        "alias") printf '%s\n' --delete -d ;;
        "annotate") printf '%s\n' --filename -f --kustomize -k --recursive -R --selector -l --field-selector --all-namespaces -A --all --overwrite --list --resource-version --local --dry-run --field-manager --output -o --template --allow-missing-template-keys --show-managed-fields ;;
        "api-resources") printf '%s\n' --output -o --no-headers --show-managed-fields --api-group --namespaced --verbs --categories --sort-by --cached ;;
        "apply") printf '%s\n' --filename -f --kustomize -k --recursive -R --server-side --force-conflicts --selector -l --overwrite --subresource --prune --all --prune-allowlist --openapi-patch --force --grace-period --cascade --timeout --wait --dry-run --field-manager --validate --output -o --template --allow-missing-template-keys --show-managed-fields ;;
        "apply edit-last-applied") printf '%s\n' --filename -f --kustomize -k --recursive -R --output -o --windows-line-endings --selector -l --field-manager --validate --show-managed-fields ;;
        "apply set-last-applied") printf '%s\n' --filename -f --kustomize -k --recursive -R --create-annotation --dry-run --output -o --template --allow-missing-template-keys --show-managed-fields ;;
        "apply view-last-applied") printf '%s\n' --filename -f --kustomize -k --recursive -R --selector -l --all --output -o ;;
        "attach") printf '%s\n' --container -c --stdin -i --tty -t --quiet -q --pod-running-timeout ;;
        "auth can-i") printf '%s\n' --subresource --quiet -q --list --no-headers --all-namespaces -A ;;
        "auth reconcile") printf '%s\n' --filename -f --kustomize -k --recursive -R --remove-extra-permissions --remove-extra-subjects --dry-run --output -o --template --allow-missing-template-keys --show-managed-fields ;;
        "auth whoami") printf '%s\n' --output -o --template --allow-missing-template-keys --no-headers --show-managed-fields ;;
        "autoscale") printf '%s\n' --min --max --cpu-percent --cpu --memory --name --filename -f --kustomize -k --recursive -R --dry-run --field-manager --save-config --output -o --template --allow-missing-template-keys --show-managed-fields ;;
        "certificate approve") printf '%s\n' --filename -f --kustomize -k --recursive -R --force --output -o --template --allow-missing-template-keys --show-managed-fields ;;
        "certificate deny") printf '%s\n' --filename -f --kustomize -k --recursive -R --force --output -o --template --allow-missing-template-keys --show-managed-fields ;;
        "cluster reset") printf '%s\n' --yes -y ;;
        "cluster serve") printf '%s\n' --background ;;
        "cluster-info dump") printf '%s\n' --output -o --template --allow-missing-template-keys --show-managed-fields --output-directory --namespaces --all-namespaces -A --pod-running-timeout ;;
        "config get-contexts") printf '%s\n' --output -o --no-headers ;;
        "config set") printf '%s\n' --set-raw-bytes ;;
        "config set-cluster") printf '%s\n' --proxy-url --embed-certs ;;
        "config set-context") printf '%s\n' --current ;;
        "config set-credentials") printf '%s\n' --username --password --exec-command --exec-api-version --exec-arg --exec-env --exec-interactive-mode --exec-provide-cluster-info --auth-provider --auth-provider-arg --embed-certs ;;
        "config view") printf '%s\n' --output -o --template --allow-missing-template-keys --show-managed-fields --minify --raw --flatten --merge ;;
        "cordon") printf '%s\n' --selector -l --dry-run --field-manager --filename -f --kustomize -k --recursive -R --output -o --template --allow-missing-template-keys --show-managed-fields ;;
        "cp") printf '%s\n' --container -c --no-preserve --retries ;;
        "create") printf '%s\n' --filename -f --kustomize -k --recursive -R --save-config --edit --windows-line-endings --selector -l --raw --dry-run --field-manager --validate --output -o --template --allow-missing-template-keys --show-managed-fields ;;
        "create clusterrole") printf '%s\n' --verb --resource --resource-name --non-resource-url --aggregation-rule --dry-run --field-manager --validate --save-config --output -o --template --allow-missing-template-keys --show-managed-fields ;;
        "create clusterrolebinding") printf '%s\n' --clusterrole --user --group --serviceaccount --dry-run --field-manager --validate --save-config --output -o --template --allow-missing-template-keys --show-managed-fields ;;
        "create configmap" | "create cm") printf '%s\n' --from-literal --from-file --from-env-file --append-hash --dry-run --field-manager --validate --save-config --output -o --template --allow-missing-template-keys --show-managed-fields ;;
        "create cronjob" | "create cj") printf '%s\n' --image --schedule --restart --dry-run --field-manager --validate --save-config --output -o --template --allow-missing-template-keys --show-managed-fields ;;
        "create deployment" | "create deploy") printf '%s\n' --image --replicas -r --port --dry-run --field-manager --validate --save-config --output -o --template --allow-missing-template-keys --show-managed-fields ;;
        "create ingress" | "create ing") printf '%s\n' --class --rule --default-backend --annotation --dry-run --field-manager --validate --save-config --output -o --template --allow-missing-template-keys --show-managed-fields ;;
        "create job") printf '%s\n' --image --from --dry-run --field-manager --validate --save-config --output -o --template --allow-missing-template-keys --show-managed-fields ;;
        "create namespace" | "create ns") printf '%s\n' --dry-run --field-manager --validate --save-config --output -o --template --allow-missing-template-keys --show-managed-fields ;;
        "create poddisruptionbudget" | "create pdb") printf '%s\n' --selector --min-available --max-unavailable --dry-run --field-manager --validate --save-config --output -o --template --allow-missing-template-keys --show-managed-fields ;;
        "create priorityclass" | "create pc") printf '%s\n' --value --global-default --description --preemption-policy --dry-run --field-manager --validate --save-config --output -o --template --allow-missing-template-keys --show-managed-fields ;;
        "create quota" | "create resourcequota") printf '%s\n' --hard --scopes --dry-run --field-manager --validate --save-config --output -o --template --allow-missing-template-keys --show-managed-fields ;;
        "create role") printf '%s\n' --verb --resource --resource-name --dry-run --field-manager --validate --save-config --output -o --template --allow-missing-template-keys --show-managed-fields ;;
        "create rolebinding") printf '%s\n' --role --clusterrole --user --group --serviceaccount --dry-run --field-manager --validate --save-config --output -o --template --allow-missing-template-keys --show-managed-fields ;;
        "create secret docker-registry") printf '%s\n' --docker-username --docker-password --docker-email --docker-server --from-file --append-hash --dry-run --field-manager --validate --save-config --output -o --template --allow-missing-template-keys --show-managed-fields ;;
        "create secret generic") printf '%s\n' --from-literal --from-file --from-env-file --type --append-hash --dry-run --field-manager --validate --save-config --output -o --template --allow-missing-template-keys --show-managed-fields ;;
        "create secret tls") printf '%s\n' --cert --key --append-hash --dry-run --field-manager --validate --save-config --output -o --template --allow-missing-template-keys --show-managed-fields ;;
        "create service clusterip" | "create svc clusterip") printf '%s\n' --tcp --clusterip --dry-run --field-manager --validate --save-config --output -o --template --allow-missing-template-keys --show-managed-fields ;;
        "create service externalname" | "create svc externalname") printf '%s\n' --tcp --external-name --dry-run --field-manager --validate --save-config --output -o --template --allow-missing-template-keys --show-managed-fields ;;
        "create service loadbalancer" | "create svc loadbalancer") printf '%s\n' --tcp --dry-run --field-manager --validate --save-config --output -o --template --allow-missing-template-keys --show-managed-fields ;;
        "create service nodeport" | "create svc nodeport") printf '%s\n' --tcp --node-port --dry-run --field-manager --validate --save-config --output -o --template --allow-missing-template-keys --show-managed-fields ;;
        "create serviceaccount" | "create sa") printf '%s\n' --dry-run --field-manager --validate --save-config --output -o --template --allow-missing-template-keys --show-managed-fields ;;
        "create token") printf '%s\n' --audience --duration --bound-object-kind --bound-object-name --bound-object-uid --output -o --template --allow-missing-template-keys --show-managed-fields ;;
        "debug") printf '%s\n' --image --container -c --target --stdin -i --tty -t --attach --quiet -q --arguments-only --env --image-pull-policy --profile --custom --copy-to --set-image --same-node --replace --share-processes --keep-labels --keep-annotations --keep-liveness --keep-readiness --keep-startup --keep-init-containers --filename -f ;;
        "delete") printf '%s\n' --filename -f --kustomize -k --recursive -R --selector -l --field-selector --all-namespaces -A --all --cascade --grace-period --now --force --wait --timeout --ignore-not-found --interactive -i --raw --dry-run --output -o ;;
        "describe") printf '%s\n' --filename -f --kustomize -k --recursive -R --selector -l --field-selector --all-namespaces -A --show-events --chunk-size ;;
        "diff") printf '%s\n' --filename -f --kustomize -k --recursive -R --server-side --force-conflicts --selector -l --prune --prune-allowlist --concurrency --field-manager --show-managed-fields --show-secrets ;;
        "docker container exec" | "docker exec") printf '%s\n' --interactive -i --tty -t ;;
        "docker container logs" | "docker logs") printf '%s\n' --follow -f --tail -n --timestamps -t --since ;;
        "docker container ls" | "docker container list" | "docker container ps" | "docker ps") printf '%s\n' --all -a --filter -f --format --no-trunc --quiet -q ;;
        "docker container rm" | "docker container remove" | "docker rm") printf '%s\n' --force -f ;;
        "drain") printf '%s\n' --selector -l --pod-selector --force --ignore-daemonsets --delete-emptydir-data --grace-period --disable-eviction --timeout --dry-run --chunk-size --skip-wait-for-delete-timeout ;;
        "echo") printf '%s\n' --no-newline -n ;;
        "edit") printf '%s\n' --filename -f --kustomize -k --recursive -R --output -o --subresource --windows-line-endings --selector -l --save-config --field-manager --validate --output-patch --template --allow-missing-template-keys --show-managed-fields ;;
        "events" | "event") printf '%s\n' --output -o --template --allow-missing-template-keys --no-headers --show-managed-fields --for --types --all-namespaces -A --chunk-size --watch -w ;;
        "exec") printf '%s\n' --container -c --stdin -i --tty -t --quiet -q --pod-running-timeout --filename -f ;;
        "explain") printf '%s\n' --recursive -R --api-version --output -o ;;
        "expose") printf '%s\n' --port --target-port --type --name --protocol --selector --labels -l --overrides --override-type --cluster-ip --external-ip --load-balancer-ip --session-affinity --filename -f --kustomize -k --recursive -R --all --dry-run --field-manager --save-config --output -o --template --allow-missing-template-keys --show-managed-fields ;;
        "get") printf '%s\n' --output -o --template --allow-missing-template-keys --no-headers --show-managed-fields --selector -l --field-selector --all-namespaces -A --filename -f --kustomize -k --recursive -R --watch -w --watch-only --output-watch-events --raw --sort-by --label-columns -L --show-labels --show-kind --ignore-not-found --chunk-size --server-print --subresource ;;
        "kustomize") printf '%s\n' --output -o --load-restrictor ;;
        "label") printf '%s\n' --filename -f --kustomize -k --recursive -R --selector -l --field-selector --all-namespaces -A --all --overwrite --list --resource-version --local --dry-run --field-manager --output -o --template --allow-missing-template-keys --show-managed-fields ;;
        "logs" | "log") printf '%s\n' --follow -f --tail --since --since-time --previous -p --container -c --timestamps --selector -l --all-containers --all-pods --prefix --max-log-requests --ignore-errors --limit-bytes --pod-running-timeout --insecure-skip-tls-verify-backend ;;
        "patch") printf '%s\n' --patch -p --patch-file --type --subresource --local --filename -f --kustomize -k --recursive -R --dry-run --field-manager --output -o --template --allow-missing-template-keys --show-managed-fields ;;
        "plugin list") printf '%s\n' --name-only ;;
        "port-forward") printf '%s\n' --address --pod-running-timeout ;;
        "practice fail crash") printf '%s\n' --clear ;;
        "practice fail image") printf '%s\n' --clear ;;
        "practice fail node") printf '%s\n' --clear ;;
        "practice fail oom") printf '%s\n' --container -c ;;
        "practice snapshot load") printf '%s\n' --yes -y ;;
        "practice snapshot save") printf '%s\n' --replace ;;
        "proxy") printf '%s\n' --port -p --address --api-prefix --www -w --www-prefix -P --accept-hosts --accept-paths --reject-paths --reject-methods --disable-filter ;;
        "replace") printf '%s\n' --filename -f --kustomize -k --recursive -R --force --grace-period --cascade --timeout --wait --save-config --raw --subresource --dry-run --field-manager --validate --output -o --template --allow-missing-template-keys --show-managed-fields ;;
        "rollout history") printf '%s\n' --revision --selector -l --filename -f --kustomize -k --recursive -R --output -o --template --allow-missing-template-keys --show-managed-fields ;;
        "rollout pause") printf '%s\n' --selector -l --dry-run --field-manager --filename -f --kustomize -k --recursive -R --output -o --template --allow-missing-template-keys --show-managed-fields ;;
        "rollout restart") printf '%s\n' --selector -l --dry-run --field-manager --filename -f --kustomize -k --recursive -R --output -o --template --allow-missing-template-keys --show-managed-fields ;;
        "rollout resume") printf '%s\n' --selector -l --dry-run --field-manager --filename -f --kustomize -k --recursive -R --output -o --template --allow-missing-template-keys --show-managed-fields ;;
        "rollout status") printf '%s\n' --watch -w --revision --timeout --selector -l --filename -f --kustomize -k --recursive -R ;;
        "rollout undo") printf '%s\n' --to-revision --selector -l --dry-run --field-manager --filename -f --kustomize -k --recursive -R --output -o --template --allow-missing-template-keys --show-managed-fields ;;
        "run") printf '%s\n' --image --restart --env --labels -l --annotations --port --command --image-pull-policy --privileged --overrides --override-type --expose --stdin -i --tty -t --leave-stdin-open --attach --rm --quiet -q --pod-running-timeout --cascade --grace-period --force --filename -f --kustomize -k --recursive -R --timeout --wait --dry-run --field-manager --save-config --output -o --template --allow-missing-template-keys --show-managed-fields ;;
        "scale") printf '%s\n' --resource-version --timeout --replicas --current-replicas --selector -l --all --filename -f --kustomize -k --recursive -R --dry-run --output -o --template --allow-missing-template-keys --show-managed-fields ;;
        "set env") printf '%s\n' --selector -l --all --local --filename -f --kustomize -k --recursive -R --dry-run --field-manager --output -o --template --allow-missing-template-keys --show-managed-fields --containers -c --env -e --from --keys --prefix --overwrite --list --resolve ;;
        "set image") printf '%s\n' --selector -l --all --local --filename -f --kustomize -k --recursive -R --dry-run --field-manager --output -o --template --allow-missing-template-keys --show-managed-fields ;;
        "set resources") printf '%s\n' --selector -l --all --local --filename -f --kustomize -k --recursive -R --dry-run --field-manager --output -o --template --allow-missing-template-keys --show-managed-fields --limits --requests --containers -c ;;
        "set selector") printf '%s\n' --selector -l --all --local --filename -f --kustomize -k --recursive -R --dry-run --field-manager --output -o --template --allow-missing-template-keys --show-managed-fields --resource-version ;;
        "set serviceaccount" | "set sa") printf '%s\n' --selector -l --all --local --filename -f --kustomize -k --recursive -R --dry-run --field-manager --output -o --template --allow-missing-template-keys --show-managed-fields ;;
        "set subject") printf '%s\n' --selector -l --all --local --filename -f --kustomize -k --recursive -R --dry-run --field-manager --output -o --template --allow-missing-template-keys --show-managed-fields --user --group --serviceaccount ;;
        "taint") printf '%s\n' --selector -l --all --overwrite --dry-run --field-manager --validate --output -o --template --allow-missing-template-keys --show-managed-fields ;;
        "top node" | "top nodes" | "top no") printf '%s\n' --sort-by --no-headers --use-protocol-buffers --show-swap --selector -l --show-capacity ;;
        "top pod" | "top pods" | "top po") printf '%s\n' --sort-by --no-headers --use-protocol-buffers --show-swap --selector -l --containers --sum --all-namespaces -A --field-selector ;;
        "uncordon") printf '%s\n' --selector -l --dry-run --field-manager --filename -f --kustomize -k --recursive -R --output -o --template --allow-missing-template-keys --show-managed-fields ;;
        "version") printf '%s\n' --client --output -o ;;
        "wait") printf '%s\n' --for --timeout --all --selector -l --field-selector --all-namespaces -A --filename -f --kustomize -k --recursive -R --output -o --template --allow-missing-template-keys --show-managed-fields ;;
    esac
}
_cox() {
    local cur line reply word
    local -a words reply_lines
    cur=${COMP_WORDS[COMP_CWORD]}
    line=${COMP_LINE:0:COMP_POINT}
    read -r -a words <<< "$line"
    [[ $line == *[[:space:]] ]] && words+=("")
    word=${words[${#words[@]}-1]}
    COMPREPLY=()
    local before
    before=$(_cox_name "${words[@]:1:${#words[@]}-2}")
    if [[ $word == -* && $word != *=* ]]; then
        COMPREPLY=($(compgen -W "$(_cox_flags "$before")" -- "$word"))
        return
    fi
    if ((${#words[@]} == 2)); then
        COMPREPLY=($(compgen -W "$(_cox_commands)" -- "$word"))
        return
    fi
    local value description open
    # readline replaces only what follows the last : or =
    local dropped=${word%"$cur"}
    [[ $cur == [:=] ]] && dropped=$word
    while IFS=$'\t' read -r value description; do
        [[ -n $value ]] && COMPREPLY+=("${value#"$dropped"}")
        [[ $value == */ || $value == *= || $value == *: ]] && open=1
    done < <(cox __complete -- "${words[@]:1}" 2>/dev/null)
    [[ -n $open && ${#COMPREPLY[@]} == 1 ]] && compopt -o nospace
    return 0
}
complete -o default -F _cox cox
